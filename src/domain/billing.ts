/**
 * Fee per 100 billed lines and month that is counted where nobody names a price, in euros. Odoo SA and its partners bill
 * maintenance of custom code per 100 lines as `odoo-bin cloc` counts them (Odoo Enterprise Subscription Agreement, section
 * "Charges"), and Odoo publishes no price. One partner does: 180 SEK (linserv.se, "Service Packages Overview", January
 * 2026); 16 is that in euros, the rate of exchange being an assumption. Nobody pays it without such a contract.
 */
export const PUBLISHED_FEE = 16;
export const PUBLISHED_FEE_CURRENCY = 'EUR';
