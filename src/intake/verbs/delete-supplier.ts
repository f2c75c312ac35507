/** Delete a supplier that was entered by mistake. One that has sent anything stays: its wires say who sent them. */

import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { action } from '../../newsroom/action.ts'
import { deleteSupplier, sentBy, supplierNamed } from '../../store/suppliers.ts'

export const deleteSupplierVerb = action({
  verb: 'delete-supplier',
  input: z.strictObject({ supplier: z.string().trim().min(1).max(100) }),
  async run({ supplier: name }, { tx, record }) {
    const supplier = await supplierNamed(tx, name)
    if (!supplier) return refuse('unknown', `There is no supplier «${name}». «dateline suppliers» lists them.`)
    const sent = await sentBy(tx, supplier.slug)
    if (sent > 0)
      return refuse(
        'held',
        `${supplier.name} has sent ${sent} ${sent === 1 ? 'file' : 'files'}, which keep their sender. Pause its doors instead: nothing more comes then.`,
      )
    await deleteSupplier(tx, supplier.slug)
    await record('delete-supplier', null, { supplier })
    return { supplier: supplier.slug }
  },
})
