<#-- Below the log-in of Alo's pages, whose address their client has as its base; without one nobody knows where to sign up. -->
<#macro content>
  <#if pageId == "login" && (client.clientId)! == "agent-ui" && (client.baseUrl)?has_content>
    <p class="alo-sign-up">${msg("alo.sign-up.ask")} <a id="sign-up-link" href="${client.baseUrl?remove_ending("/")}/sign-up.html">${msg("alo.sign-up")}</a></p>
  </#if>
</#macro>
