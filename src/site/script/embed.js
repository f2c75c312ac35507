/** Shows what lives elsewhere when a reader asks for it, in its place; without this script its link leads there. */

for (const button of document.querySelectorAll('.embed button')) {
  button.hidden = false
  button.addEventListener('click', () => {
    const box = button.closest('figure')
    const frame = document.createElement('iframe')
    frame.title = box.getAttribute('aria-label')
    frame.referrerPolicy = 'strict-origin'
    frame.loading = 'lazy'
    frame.allow = 'fullscreen; encrypted-media; picture-in-picture'
    frame.sandbox = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation'
    frame.src = button.value
    box.querySelector('picture')?.remove()
    button.parentNode.replaceWith(frame)
    frame.focus()
  })
}
