/** A sentence in place of a screen: it is being fetched, or there is none. */

export const Message = ({ text }: { text: string }) => (
  <main className="plain">
    <p role="status">{text}</p>
  </main>
)
