/** `/metrics` for Prometheus: how the feeds come, what waits, what is wrong, and how the process is. */

import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { Hono } from 'hono'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { isSecret } from '../base/secret.ts'
import { usualHour } from '../intake/health.ts'
import { openAlarms } from '../store/alarms.ts'
import { quarantinedOfNobody, readFeeds } from '../store/health.ts'
import { deliveryFigures } from '../store/outputs/deliveries.ts'
import { bareEdition, readEdition } from '../store/settings.ts'
import type { Working } from './working.ts'

/** Whoever has the working's token may read them; without one, only somebody on this machine who asks it by its own name. */
export const metricsRoutes = (working: Working): Hono => {
  const app = new Hono()
  const gauges = metricGauges()
  app.get('/metrics', async (context) => {
    if (!mayRead(context, working.metricsToken))
      return context.text(
        'Ask with the token that the setting DATELINE_METRICS_TOKEN holds: «Authorization: Bearer …».\n',
        401,
        {
          'WWW-Authenticate': 'Bearer',
          'Cache-Control': 'no-store',
        },
      )
    await measure(working, gauges)
    const { registry } = gauges
    return context.body(await registry.metrics(), 200, {
      'Content-Type': registry.contentType,
      'Cache-Control': 'no-store',
    })
  })
  return app
}

const mayRead = (context: Context, token: string | undefined): boolean => {
  const given = /^Bearer (\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  if (token !== undefined) return given !== undefined && isSecret(given, token)
  // A reader behind a proxy on this machine comes from here too, and names the site.
  const { incoming } = context.env as { incoming?: IncomingMessage }
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => context.req.header(name))
  const host = context.req.header('host')?.replace(/:\d+$/, '') ?? ''
  const isHere = /^(127\.|::1$|::ffff:127\.)/.test(incoming?.socket.remoteAddress ?? '')
  return isHere && !forwarded && ['localhost', '127.0.0.1', '[::1]'].includes(host)
}

const metricGauges = () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'dateline_' })
  const bySupplier = (name: string, help: string) =>
    new Gauge({ name: `dateline_${name}`, help, labelNames: ['supplier'], registers: [registry] })
  const byOutput = (name: string, help: string) =>
    new Gauge({ name: `dateline_${name}`, help, labelNames: ['output'], registers: [registry] })
  return {
    registry,
    lastArrival: bySupplier(
      'wire_last_arrival_timestamp_seconds',
      'When anything arrived last, by the newsroom’s clock.',
    ),
    lastHour: bySupplier('wire_arrivals_last_hour', 'Files that arrived in the last hour.'),
    usual: bySupplier('wire_arrivals_usual_hour', 'Files that usually arrive in an hour like this one.'),
    lag: bySupplier('wire_lag_seconds', 'Median of the last hour between the agency’s time and ours.'),
    waiting: bySupplier('wire_waiting', 'Files that are kept and not yet handled.'),
    quarantined: bySupplier('wire_quarantined', 'Files that wait in quarantine.'),
    deliveries: byOutput('deliveries_waiting', 'Changes that an output has still to be told.'),
    failing: byOutput('deliveries_failing', 'Of these, those that it has not acknowledged at the first try.'),
    oldest: byOutput('delivery_oldest_seconds', 'How long the oldest of them has waited.'),
    alarms: new Gauge({
      ...{ name: 'dateline_alarms', help: 'Open alarms.', labelNames: ['supplier', 'kind'], registers: [registry] },
    }),
  }
}

const measure = async ({ newsroom }: Working, gauges: ReturnType<typeof metricGauges>): Promise<void> => {
  const { db } = newsroom.database
  const { registry: _, ...each } = gauges
  // A supplier that is gone, an alarm that is over: nothing of it stays.
  for (const gauge of Object.values(each)) gauge.reset()
  const { zone } = (await readEdition(db)) ?? bareEdition
  for (const feed of await readFeeds(db, newsroom.clock.now(), zone)) {
    const of = { supplier: feed.slug }
    const usual = usualHour(feed)
    if (feed.lastAt) gauges.lastArrival.set(of, feed.lastAt.getTime() / 1000)
    if (usual !== undefined) gauges.usual.set(of, usual)
    if (feed.lag !== null) gauges.lag.set(of, feed.lag)
    gauges.lastHour.set(of, feed.lastHour)
    gauges.waiting.set(of, feed.waiting)
    gauges.quarantined.set(of, feed.quarantined)
  }
  gauges.quarantined.set({ supplier: '' }, await quarantinedOfNobody(db))
  for (const { supplier, kind } of await openAlarms(db)) gauges.alarms.inc({ supplier: supplier ?? '', kind })
  for (const { output, waiting, failing, oldest } of await deliveryFigures(db)) {
    gauges.deliveries.set({ output }, waiting)
    gauges.failing.set({ output }, failing)
    gauges.oldest.set({ output }, oldest)
  }
}
