import { matchAnchors } from '../changes/matchers/anchors.js';
import { matchAssets } from '../changes/matchers/assets.js';
import { matchClasses } from '../changes/matchers/classes.js';
import { matchControllers } from '../changes/matchers/controllers.js';
import { matchDefinitions, matchHooks } from '../changes/matchers/definitions.js';
import { matchFields } from '../changes/matchers/fields.js';
import { matchImports } from '../changes/matchers/imports.js';
import { matchJavaScript } from '../changes/matchers/javascript.js';
import { matchModels } from '../changes/matchers/models.js';
import { matchXml } from '../changes/matchers/xml.js';
import { matchModules, matchXmlIds } from '../changes/matchers/xmlids.js';
import type { UpgradeRule } from '../changes/schema.js';
import type { Matcher } from '../changes/scope.js';

/** Rules about Odoo's symbols, and the matchers that find facts of the catalogue for each. First come, first served. */
export const SYMBOL_RULES = {
  'upgrade/model': [matchModels, matchClasses],
  'upgrade/module': [matchModules],
  'upgrade/xmlid': [matchXmlIds],
  'upgrade/field': [matchFields, matchClasses],
  'upgrade/method-override': [matchDefinitions, matchHooks],
  'upgrade/view-anchor': [matchAnchors],
  'upgrade/template': [matchXml, matchXmlIds],
  'upgrade/assets': [matchAssets, matchXml],
  'upgrade/javascript': [matchJavaScript],
  'upgrade/controller': [matchControllers, matchDefinitions],
  'upgrade/python-import': [matchImports],
} satisfies Partial<Record<UpgradeRule, readonly Matcher[]>>;

export type SymbolRule = keyof typeof SYMBOL_RULES;
