// Keeps the whole page for offline use. The build fills in the two values below.
// A new version waits until no tab shows the old one: the page never changes under a reader.
const VERSION = '__VERSION__';
const FILES = JSON.parse('__FILES__');

// Other deployments may share this origin under other paths: names carry the scope.
const PREFIX = `grant-tour ${self.registration.scope} `;
const CACHE = PREFIX + VERSION;

async function keepAll() {
  const cache = await caches.open(CACHE);
  // Files under assets/ carry their hash in their name; the others must be asked for anew.
  const requests = FILES.map(
    (file) => new Request(file, { cache: file.startsWith('assets/') ? 'default' : 'no-cache' }),
  );
  await cache.addAll(requests);
}

async function dropOld() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const { pathname } = new URL(request.url);
  const wanted = pathname === new URL(self.registration.scope).pathname ? 'index.html' : request.url;
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOld()));
self.addEventListener('fetch', (event) => {
  const inScope = event.request.url.startsWith(self.registration.scope);
  if (event.request.method === 'GET' && inScope) event.respondWith(answer(event.request));
});
