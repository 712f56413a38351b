import { injectGlobalWebcomponentCss } from 'Frontend/generated/jar-resources/theme-util.js';

import '@vaadin/app-layout/src/vaadin-app-layout.js';
import '@vaadin/side-nav/src/vaadin-side-nav.js';
import '@vaadin/side-nav/src/vaadin-side-nav-item.js';
import '@vaadin/tooltip/src/vaadin-tooltip.js';
import '@vaadin/app-layout/src/vaadin-drawer-toggle.js';
import '@vaadin/button/src/vaadin-button.js';
import 'Frontend/generated/jar-resources/disableOnClickFunctions.js';
import 'Frontend/generated/jar-resources/menubarConnector.js';
import 'Frontend/generated/jar-resources/contextMenuConnector.js';
import '@vaadin/menu-bar/src/vaadin-menu-bar.js';
import '@vaadin/context-menu/src/vaadin-context-menu.js';
import 'Frontend/generated/jar-resources/flow-component-renderer.js';
import 'Frontend/generated/jar-resources/flow-component-directive.js';
import 'Frontend/generated/jar-resources/contextMenuTargetConnector.js';
import '@vaadin/icons/vaadin-iconset.js';
import '@vaadin/icon/src/vaadin-icon.js';
import '@vaadin/notification/src/vaadin-notification.js';
import '@vaadin/common-frontend/ConnectionIndicator.js';
import 'Frontend/generated/jar-resources/ReactRouterOutletElement.tsx';

const loadOnDemand = (key) => {
  const pending = [];
  if (key === 'ee505a9529023c0a661bd758d83d6011760603a3bc38bcc4b4223834737d157c') {
    pending.push(import('./chunks/chunk-9d825a4d32ae6174927cc8c4a243e88d80d249f2f3e03c7bd83aa46e58c95ac8.js'));
  }
  if (key === '166fedebc3e1796359cdbcefc297db09ce1b5c3f3cbb85f23b91bf093c7528fa') {
    pending.push(import('./chunks/chunk-54b26861d8c3efbc69591d4b81da3fa17d68813f32d444867f270df75ef4be6f.js'));
  }
  if (key === 'c7a4bcd8d5ada68c24b9d96b79df12774158546b98d6a8dbda9108667075f840') {
    pending.push(import('./chunks/chunk-315d19e3b057d5fd3cc29e14123308de0e6dc366b82b06a1efb83361a5f44c5b.js'));
  }
  if (key === 'de05c78425eccf6835af6f55b5986a45545381a5e8aa8549a952bc7e3249b19d') {
    pending.push(import('./chunks/chunk-876eac9cd5f69f0840d99e85d086e541a0ffa672c55fc44e84cc785b8605e085.js'));
  }
  if (key === '6a96226e8d54444083652754d01268688adc0140e89d910d667b17e67ee9062a') {
    pending.push(import('./chunks/chunk-f3a182453cac348d8f010241c5e56cb3825e447e08c0e4467445bde7a00bbd03.js'));
  }
  if (key === '68fd9158609893b31a47a16bfa203a8c2ed2d987b4d29dc12ce1f4405a392b37') {
    pending.push(import('./chunks/chunk-bcae3753e448ddd6f1b9f8c1414f62c0f7684b1b3f3523c49e1b22807cda314e.js'));
  }
  if (key === '90cbfb2b3751b924be366f2054d984afbf5bb8b502012e627d6dd4f738105b3c') {
    pending.push(import('./chunks/chunk-315d19e3b057d5fd3cc29e14123308de0e6dc366b82b06a1efb83361a5f44c5b.js'));
  }
  if (key === 'fc832ef1aec727d15efc5fcb845e32e914e7c2503e63f9702129b3daaa09c2a2') {
    pending.push(import('./chunks/chunk-8567a7d477874bb51b2c733e6d2e4efad65e7088a623da1bf046760a7acbc6a2.js'));
  }
  if (key === '8d665ffafa1b509de2511fa5c0de87e67533a346fc2cf59b3819446abec6a0ad') {
    pending.push(import('./chunks/chunk-98b46e68be95533cf7c01e70229b3112d042eec082de1025fb91843245279aeb.js'));
  }
  if (key === 'cb0844f77a7163fbfaeb55f4abc07dabc5e9e4bcd37367024a7f3498023ea12c') {
    pending.push(import('./chunks/chunk-1a74dc65db14adf68e93a5acaefaaf807c4686ed9b0a1294076fcd3365eaf3e9.js'));
  }
  if (key === '2790b6ddc83d6cad30caab34d5ad9b9bd172fe884d6c08f2aa638184ca060265') {
    pending.push(import('./chunks/chunk-f3a182453cac348d8f010241c5e56cb3825e447e08c0e4467445bde7a00bbd03.js'));
  }
  if (key === 'fe45b057f6f0834abaa941ff9fa738d6db12d7243b5ba43a29b0ffd00ac60bfa') {
    pending.push(import('./chunks/chunk-8cfc453711161f7e53528cefe23df0c88286803e7e6e47773acad817aa292dd3.js'));
  }
  if (key === 'cead4c6cc0977985d0029104c7f8cb0b09166116c1ffa2b545f14ad267104215') {
    pending.push(import('./chunks/chunk-f22d60361c0f846d1384beddc4b31ba44005db42925be21e80fd4469b3da448e.js'));
  }
  return Promise.all(pending);
}
window.Vaadin = window.Vaadin || {};
window.Vaadin.Flow = window.Vaadin.Flow || {};
window.Vaadin.Flow.loadOnDemand = loadOnDemand;
window.Vaadin.Flow.resetFocus = () => {
 let ae=document.activeElement;
 while(ae&&ae.shadowRoot) ae = ae.shadowRoot.activeElement;
 return !ae || ae.blur() || ae.focus() || true;
}