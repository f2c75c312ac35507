/** Keeps the page that stands where there is no network, and what that needs; never a story, so that none outlives its kill here. */
/* What it keeps under which name stands before it (`service-worker.ts`): keptAs, files. */

const page = files[0]

addEventListener('install', (event) => {
  skipWaiting()
  const fresh = files.map((file) => new Request(file, { cache: 'reload' }))
  event.waitUntil(caches.open(keptAs).then((kept) => kept.addAll(fresh)))
})

const begin = async () => {
  for (const other of await caches.keys()) if (other !== keptAs) await caches.delete(other)
  await registration.navigationPreload?.enable()
  await clients.claim()
}
addEventListener('activate', (event) => event.waitUntil(begin()))

const fromNetwork = async ({ request, preloadResponse }) => {
  try {
    return (await preloadResponse) ?? (await fetch(request))
  } catch {
    return (await caches.match(page)) ?? Response.error()
  }
}

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin || /^\/(desk|api)\b/.test(pathname)) return
  if (mode === 'navigate') event.respondWith(fromNetwork(event))
  else if (files.includes(pathname) && pathname !== page)
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)))
})
