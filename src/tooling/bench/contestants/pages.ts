/** A page for a peer that brings none of its own: about as long as ours. `markup` is trusted. */
export function page(name: string, title: string, markup: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body data-page="${name}">
<header class="brand">Accounts</header>
<main class="card">
<h1>${title}</h1>
${markup}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Foreign text, harmless in content and in attributes. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/** The login page that an application puts before oidc-provider. */
export function loginPage(action: string, clientId: string): string {
  return page(
    'login',
    'Log in',
    `<p class="lead">to continue to <strong>${escaped(clientId)}</strong></p>
<form class="form" method="post" action="${escaped(action)}">
<label class="field">Email <input type="text" inputmode="email" name="username" autocomplete="username" required></label>
<label class="field">Password <input type="password" name="password" autocomplete="current-password" required></label>
<button class="button primary" name="action" value="password">Log in</button>
</form>`,
  );
}

/** The consent page that an application puts before oidc-provider. */
export function consentPage(action: string, clientId: string, scopes: readonly string[]): string {
  return page(
    'consent',
    `Allow ${escaped(clientId)}?`,
    `<p class="lead"><strong>${escaped(clientId)}</strong> asks you to let it:</p>
<ul class="scopes">${scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('')}</ul>
<form class="form" method="post" action="${escaped(action)}">
<button class="button primary" name="action" value="allow">Allow</button>
<button class="button" name="action" value="deny">Deny</button>
</form>`,
  );
}
