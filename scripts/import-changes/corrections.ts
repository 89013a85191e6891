import { readFileSync } from 'node:fs';

/**
 * What an audit of the imported facts against Odoo's own trees found wrong. Each entry names the file of Odoo that it
 * was checked in; paths begin at the folder of the addon.
 */

export interface Correction {
  /** Take the whole fact out. */
  drop?: true;
  /** Names that are not gone: taken out of the matcher and of the words. */
  names?: readonly string[];
  replacement?: string;
  replacementSince?: '10.0' | '16.0' | '18.0';
  source: string;
}

/** The comparison of 9.0 saw `fields.X` only; these are declared as `openerp.fields.X` or `Fields.X`. */
const IMAGES = ['image', 'image_medium', 'image_small'] as const;

/** By id of the fact. */
export const FACT_CORRECTIONS: Readonly<Record<string, Correction>> = {
  'fx-product-template-9': { names: IMAGES, source: '9.0 product/product.py' },
  'fx-res-partner-9': { names: IMAGES, source: '9.0 base/res/res_partner.py' },
  'fx-hr-employee-9': { names: IMAGES, source: '9.0 hr/hr.py' },
  'fx-res-users-9': { names: ['login_date'], source: '9.0 base/res/res_users.py' },
  'fx-product-pricelist-item-9': { drop: true, source: '9.0 product/pricelist.py' },
  'mtx-digest-digest-16': {
    replacement: 'action_unsubscribe',
    replacementSince: '16.0',
    source: '16.0 digest/models/digest.py',
  },
  'mtx-utm-medium-18': {
    replacement: '_unlink_except_utm_medium_record',
    replacementSince: '18.0',
    source: '18.0 utm/models/utm_medium.py',
  },
  'mdl-stock-move-scrap-11': {
    replacement: 'stock.scrap',
    replacementSince: '10.0',
    source: '10.0 and 11.0 stock/models/stock_scrap.py',
  },
};

/**
 * Templates that were asset bundles until the bundles moved to the manifest.
 * Source: 15.0 base/models/ir_asset.py, and the key `assets` in web/__manifest__.py.
 */
export const ASSET_TEMPLATES = {
  ids: /^xidv-.+-15$/,
  name: /^\w+\._?assets_/,
  replacement: "list the files under the bundle in the manifest's 'assets'",
  replacementSince: '15.0',
} as const;

/** `<attribute name="…">` changes an element that stands elsewhere; it is no element of the view. */
export const NO_ELEMENT = /^attribute#/;

/**
 * By series and view: elements said to be gone, and the view (the same or one that it inherits) whose arch holds them
 * in that series.
 */
export const ANCHORS_FOUND = JSON.parse(
  readFileSync(new URL('./anchors-found.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** By series: views whose elements the comparison took from an xpath, or that still have them by inheritance. */
export const VIEWS_NOT_CHANGED: Readonly<Record<string, readonly string[]>> = {
  // product/views/product_template_views.xml inherits both elements from product.product_template_form_view.
  '11.0': ['product.product_template_only_form_view'],
  // 16.0 hr_recruitment_survey/views/res_config_setting_views.xml replaces the element, it does not bring one.
  '17.0': ['hr_recruitment_survey.res_config_settings_view_form'],
};

/** The tree of 18.0 that was compared is a copy in which "Odoo" was renamed to this. */
export const REBRANDED = /qplexity/i;

/** By series: ES modules said to be gone that are there. Source: the file of that name under `static/src`. */
export const MODULES_FOUND: Readonly<Record<string, readonly string[]>> = {
  '18.0': ['@web_editor/js/editor/odoo-editor/src/OdooEditor'],
};

/** By series and module: exports said to be gone that are there. Source: the module's file under `static`, 18.0. */
export const EXPORTS_FOUND: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '18.0': {
    '@point_of_sale/app/generic_components/odoo_logo/odoo_logo': ['OdooLogo'],
    '@spreadsheet/chart/index': ['ChartOdooMenuPlugin', 'OdooChartCorePlugin', 'OdooChartUIPlugin'],
    '@spreadsheet/chart/odoo_chart/odoo_bar_chart': ['OdooBarChart'],
    '@spreadsheet/chart/odoo_chart/odoo_chart': ['OdooChart'],
    '@spreadsheet/chart/odoo_chart/odoo_line_chart': ['OdooLineChart'],
    '@spreadsheet/chart/plugins/chart_odoo_menu_plugin': ['ChartOdooMenuPlugin'],
    '@spreadsheet/chart/plugins/odoo_chart_core_plugin': ['OdooChartCorePlugin'],
    '@spreadsheet/chart/plugins/odoo_chart_ui_plugin': ['OdooChartUIPlugin'],
    '@spreadsheet/data_sources/odoo_views_data_source': ['OdooViewsDataSource'],
    '@spreadsheet/helpers/model': ['freezeOdooData'],
    '@spreadsheet/o_spreadsheet/migration': ['OdooVersion'],
    '@web_editor/js/editor/odoo-editor/test/utils': ['pasteOdooEditorHtml'],
  },
};

/** By series: where a module is now, in place of a file that has another part of it. */
export const MODULES_MOVED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '19.0': {
    // `stepUtils`, which is what addons import, is in web_tour/static/src/tour_utils.js.
    '@web_tour/tour_service/tour_utils': '@web_tour/tour_utils',
    // `TourRecorder` is in web_tour/static/src/js/tour_recorder/tour_recorder.js.
    '@web_tour/tour_service/tour_recorder/tour_recorder': '@web_tour/js/tour_recorder/tour_recorder',
  },
};
