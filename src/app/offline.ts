/** Keeps the page for offline use after the first visit; the dev server has no worker to offer. */
export function registerOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // After the page has loaded, so that keeping files never delays showing them.
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}

function register(): void {
  // Where workers are blocked the page works as well, only not offline.
  navigator.serviceWorker.register(new URL('sw.js', document.baseURI)).catch(() => {});
}
