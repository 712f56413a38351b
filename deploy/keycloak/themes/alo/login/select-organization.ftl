<#import "template.ftl" as layout>
<#-- Keycloak wants an organisation's name to be unique, so ours carry the company's id; people read names. -->
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("organization.select")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <div id="kc-user-organizations" class="alo-companies">
        <#list user.organizations as organization>
          <button type="submit" id="organization-${organization.alias}" name="kc.org" value="${organization.alias}">${organization.name?remove_ending(" (" + organization.alias + ")")}</button>
        </#list>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
