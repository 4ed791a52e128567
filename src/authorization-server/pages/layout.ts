import { type Html, html } from '../../protocol/html.ts';

/** A whole page. `name` is the page's own name for itself, which browsers ignore and tests and walks rely on. */
export function layout(name: string, title: string, content: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Grant Tour accounts</title>
</head>
<body data-page="${name}">
<header class="brand">Grant Tour accounts</header>
<main class="card">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}

/** A field that the person does not see. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}
