/**
 * Models that carry the daily work of the standard apps: what sits on them is used whenever the company works.
 * Source: the documents the user documentation follows through each app (odoo.com/documentation/16.0/applications), each
 * checked to be declared in the addon named beside it in odoo/addons 16.0; `account.invoice` up to 12.0
 * (addons/account/models/account_invoice.py), `hr.holidays` up to 11.0.
 */
export const CORE_MODELS: Readonly<Record<string, string>> = {
  'sale.order': 'sale',
  'sale.order.line': 'sale',
  'account.move': 'account',
  'account.move.line': 'account',
  'account.payment': 'account',
  'account.bank.statement': 'account',
  'account.bank.statement.line': 'account',
  'account.invoice': 'account',
  'account.invoice.line': 'account',
  'stock.picking': 'stock',
  'stock.move': 'stock',
  'stock.move.line': 'stock',
  'stock.quant': 'stock',
  'purchase.order': 'purchase',
  'purchase.order.line': 'purchase',
  'product.template': 'product',
  'product.product': 'product',
  'product.pricelist': 'product',
  'res.partner': 'base',
  'mrp.production': 'mrp',
  'mrp.workorder': 'mrp',
  'mrp.bom': 'mrp',
  'pos.order': 'point_of_sale',
  'pos.session': 'point_of_sale',
  'crm.lead': 'crm',
  'project.task': 'project',
  'account.analytic.line': 'analytic',
  'hr.employee': 'hr',
  'hr.expense': 'hr_expense',
  'hr.leave': 'hr_holidays',
  'hr.holidays': 'hr_holidays',
  'hr.attendance': 'hr_attendance',
  'repair.order': 'repair',
  'event.registration': 'event',
};
