<#ftl output_format="plainText">
<#-- Keycloak's own escapes the link for HTML, which breaks it in a plain text. Companies' names carry their id there. -->
${msg("orgInviteBody", link, linkExpiration, realmName, organization.name?remove_ending(" (" + organization.alias + ")"), linkExpirationFormatter(linkExpiration))}
