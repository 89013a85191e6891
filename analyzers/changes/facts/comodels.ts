import { stringOf } from '../../../src/domain/facts/value.js';
import type { Registry } from '../../../src/domain/portfolio.js';

/**
 * Relational fields whose name leads to one model wherever Odoo uses it. Source: counted over all relational fields of
 * a Community 16.0 build, tests left out (partner_id 95 of 95, company_id 177 of 177, user_id 98 of 98, product_id 68
 * of 72, …). Names that lead to several models (`move_id`, `order_id`, `line_ids`) or whose model was renamed between
 * versions (`product_uom`, `lot_id`, `invoice_ids`) are left out.
 */
const BY_NAME: Readonly<Record<string, string>> = {
  partner_id: 'res.partner',
  commercial_partner_id: 'res.partner',
  partner_shipping_id: 'res.partner',
  partner_invoice_id: 'res.partner',
  company_id: 'res.company',
  currency_id: 'res.currency',
  company_currency_id: 'res.currency',
  country_id: 'res.country',
  user_id: 'res.users',
  create_uid: 'res.users',
  write_uid: 'res.users',
  product_id: 'product.product',
  product_tmpl_id: 'product.template',
  picking_id: 'stock.picking',
  warehouse_id: 'stock.warehouse',
  employee_id: 'hr.employee',
  pricelist_id: 'product.pricelist',
  fiscal_position_id: 'account.fiscal.position',
  project_id: 'project.project',
  task_id: 'project.task',
  journal_id: 'account.journal',
  department_id: 'hr.department',
  job_id: 'hr.job',
  bom_id: 'mrp.bom',
  sale_order_id: 'sale.order',
  sale_line_id: 'sale.order.line',
  purchase_line_id: 'purchase.order.line',
};
const RELATIONAL = new Set(['many2one', 'one2many', 'many2many']);

/** The model a relational field leads to: as scanned code declares it, else by a name that has one meaning; else null. */
export function comodelOf(registry: Registry, models: readonly string[], field: string): string | null {
  for (const model of models) {
    for (const { definition } of registry.models.get(model)?.fields.get(field) ?? []) {
      const target =
        definition.kwargs.comodel_name ?? (RELATIONAL.has(definition.type) ? definition.args[0] : undefined);
      const name = stringOf(target);
      if (name !== null) return name;
    }
  }
  return BY_NAME[field] ?? null;
}
