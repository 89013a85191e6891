import { stringOf } from '../../../src/domain/facts/value.js';
import type { RuleContext } from '../../../src/domain/rule.js';

/**
 * Odoo models that grow with the business, not with the set-up. Names as in the addons of 14.0 to 19.0; their lines,
 * moves and logs are matched by the last part of the name.
 */
const LARGE_MODEL =
  /^(res\.partner|product\.(product|template|supplierinfo)|sale\.order|purchase\.order|account\.(move|payment|invoice|analytic\.line|bank\.statement)|stock\.(move|picking|quant|lot|production\.lot|scrap|valuation\.layer)|mrp\.(production|workorder|bom)|crm\.lead|project\.task|helpdesk\.ticket|hr\.(employee|leave|attendance|expense|payslip|contract)|mail\.(message|mail|tracking\.value|activity)|ir\.(attachment|logging|property|translation|model\.data)|pos\.order|calendar\.event|event\.registration|fleet\.vehicle|maintenance\.(request|equipment)|survey\.user_input|bus\.bus|queue\.job)$|\.(line|move|log|history|entry|move\.line|order)$/;

/** Set up by people, however they are linked. */
const SET_UP =
  /^(res|ir|base|website|uom)\.|\.(stage|type|tag|category|config|settings|template|rule|team|project|channel|program|workcenter|warehouse|tile|profile|pricelist|assortment|report|backup|routing\.workcenter)$/;

/** Large by name, or a scanned model of which there is one per business document: it points at a large one. */
export function isLarge({ portfolio }: Pick<RuleContext, 'portfolio'>, name: string): boolean {
  const model = portfolio.registry.models.get(name);
  if (model?.declarations.some((entry) => entry.kind !== 'model')) return false;
  if (LARGE_MODEL.test(name)) return true;
  if (SET_UP.test(name)) return false;
  return [...(model?.fields.values() ?? [])].flat().some(({ definition: { type, args, kwargs } }) => {
    const target = stringOf(kwargs.comodel_name ?? args[0]);
    return type === 'many2one' && target !== null && target !== 'res.partner' && LARGE_MODEL.test(target);
  });
}

/** A table that scanned code creates and that nothing tells to be small. */
export function mayBeLarge({ portfolio }: Pick<RuleContext, 'portfolio'>, name: string): boolean {
  const declarations = portfolio.registry.models.get(name)?.declarations ?? [];
  return (
    !SET_UP.test(name) &&
    declarations.some((entry) => entry.creates) &&
    declarations.every((entry) => entry.kind === 'model')
  );
}
