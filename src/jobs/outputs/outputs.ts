/** Every output that there is: those that are always there, and the kinds that may be registered. */

import type { BuiltInOutput } from '../../store/outputs/deliveries.ts'
import type { OutputKind } from '../../store/schema.ts'
import { cloudflare } from './cloudflare.ts'
import { fastly } from './fastly.ts'
import { gate } from './gate.ts'
import { indexnow } from './indexnow.ts'
import { nodes } from './nodes.ts'
import type { Output, Place } from './output.ts'
import { outside } from './outside.ts'
import { renditions } from './renditions.ts'
import { varnish } from './varnish.ts'
import { webhook } from './webhook.ts'
import { websub } from './websub.ts'

export const builtIn: Readonly<Record<BuiltInOutput, Output<undefined>>> = { nodes, gate, renditions, outside }

export const registered: Readonly<Record<OutputKind, Output<Place>>> = {
  ...{ varnish, fastly, cloudflare },
  ...{ webhook, websub, indexnow },
}
