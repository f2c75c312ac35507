/** Where the desk's app begins. */

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { WiresScreen } from './screens/wires.tsx'

const place = document.getElementById('desk')
if (!place) throw new Error('The page has no place for the desk.')
createRoot(place).render(
  <StrictMode>
    <WiresScreen />
  </StrictMode>,
)
