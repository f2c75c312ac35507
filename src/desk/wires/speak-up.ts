/** What speaks up for a preset: two tones, and a notification where the browser allows them. */

let audio: AudioContext | undefined

/** Two short tones. A browser plays nothing before the person has touched the page: until then it is silent. */
export const ring = (): void => {
  audio ??= new AudioContext()
  if (audio.state === 'suspended') void audio.resume()
  const begin = audio.currentTime
  for (const [at, pitch] of [
    [0, 660],
    [0.16, 880],
  ] as const) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, begin + at)
    loudness.gain.exponentialRampToValueAtTime(0.2, begin + at + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + at + 0.15)
    tone.connect(loudness).connect(audio.destination)
    tone.start(begin + at)
    tone.stop(begin + at + 0.16)
  }
}

export const mayNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted'

/** Asks the person, once, for leave to show notifications. */
export const askToNotify = async (): Promise<boolean> => {
  if (!('Notification' in window)) return false
  if (Notification.permission === 'default') await Notification.requestPermission()
  return mayNotify()
}

/** `tag`: a later one of the same preset takes the place of the one before. */
export const notify = (title: string, body: string, tag: string): void => {
  if (mayNotify()) new Notification(title, { body, tag })
}
