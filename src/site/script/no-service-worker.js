/** Takes the place of a worker that was there, and with it everything it kept, and itself. */

const end = async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  await registration.unregister()
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(end()))
