/** The button that signs in with a passkey. Without it, or without script, password and code remain. */

const box = document.querySelector('#passkey')
const button = box?.querySelector('button')
const alert = box?.querySelector('[role="alert"]')

const say = (sentence) => {
  alert.textContent = sentence
  alert.hidden = sentence === ''
}

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const send = async (path, body) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.sentence)
  return answer
}

const signIn = async () => {
  const asked = await send('/api/sign-in/passkey/question', {})
  const key = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytesOf(asked.challenge), allowCredentials: [] },
  })
  const { clientDataJSON, authenticatorData, signature, userHandle } = key.response
  await send('/api/sign-in/passkey', {
    ...{ id: key.id, rawId: textOf(key.rawId), type: key.type },
    response: {
      clientDataJSON: textOf(clientDataJSON),
      authenticatorData: textOf(authenticatorData),
      signature: textOf(signature),
      ...(userHandle && { userHandle: textOf(userHandle) }),
    },
  })
  window.location.assign('/desk')
}

if (box && button && window.PublicKeyCredential) {
  box.hidden = false
  button.addEventListener('click', async () => {
    say('')
    button.disabled = true
    try {
      await signIn()
    } catch (error) {
      // The browser says «NotAllowedError» when somebody has changed their mind, and when no passkey fits.
      say(
        error.name === 'NotAllowedError'
          ? 'No passkey was used. Try again, or sign in with your password.'
          : error.message || 'The server cannot be reached. Try again.',
      )
    } finally {
      button.disabled = false
    }
  })
}
