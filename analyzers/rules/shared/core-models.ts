/**
 * Models that belong to Odoo's own addons and are often re-declared: `_name = 'res.partner'` with an `_inherit` that the
 * text does not spell out (`[_name, 'a.mixin']`) extends the model, it does not create it.
 * Source: `_name` of the addons base, mail, product, account, sale, purchase, stock, crm, project and hr, 8.0 to 19.0.
 */
const CORE_MODEL =
  /^(ir\.|res\.(partner|users|company|groups|country|currency|bank|lang|config)|mail\.(thread|message|mail|activity)|product\.(product|template|category|pricelist)|uom\.uom|account\.(move|invoice|journal|account|tax|payment|bank\.statement|analytic)|sale\.order|purchase\.order|stock\.(picking|move|quant|location|warehouse|production\.lot|lot)|crm\.lead|project\.(project|task)|hr\.(employee|department|contract|leave)|pos\.(order|config|session)|website$|calendar\.event|mrp\.(production|bom))/;

/** True for models of Odoo itself, which no addon outside Odoo creates. */
export function isCoreModel(name: string): boolean {
  return CORE_MODEL.test(name);
}
