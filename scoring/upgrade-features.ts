import type { AddonSource } from '../src/domain/addon.js';
import type { Finding } from '../src/domain/finding.js';
import { PassingMap } from '../src/domain/passing.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import { type Series, seriesIndex } from '../src/domain/series.js';
import { countsAsCode } from './changed-lines.js';
import { findingFeatures } from './finding-features.js';
import { foreignModels, overridesOf } from './surface.js';

/**
 * What the model of upgrade work looks at. The same code runs when the model is fitted (scripts/fit-upgrade.ts) and in a
 * scan. Everything is a count of what stands in the addon, of findings of the step, or (with the rates of the model) of
 * lines with constructs that such steps changed before; nothing depends on one fact of the catalogue.
 */

/** What a feature tells about; attributions are given by group. */
export type FeatureGroup = 'size' | 'python' | 'views' | 'data' | 'javascript' | 'findings' | 'constructs' | 'step';

export type Features = Record<string, number>;

/** The group of a feature, by the first part of its name. */
export function groupOf(feature: string): FeatureGroup {
  return feature.slice(0, feature.indexOf('.')) as FeatureGroup;
}

/** Features of one addon for the step that ends at `hop`. `findings` may hold findings of other steps; they are left out. */
export function upgradeFeatures(
  source: AddonSource,
  findings: readonly Finding[],
  hop: Series,
  portfolio: Portfolio,
): Features {
  return Object.assign({}, ...featureLayers(source, findings, hop, portfolio));
}

/** The same without making one object of it, which takes longer than to count: those of the addon serve all its steps. */
export function featureLayers(
  source: AddonSource,
  findings: readonly Finding[],
  hop: Series,
  portfolio: Portfolio,
): readonly Features[] {
  return [addonFeatures(source, portfolio), findingFeatures(source, findings, hop), { 'step.hop': seriesIndex(hop) }];
}

const memo = new PassingMap<AddonSource, Features>();

function addonFeatures(source: AddonSource, portfolio: Portfolio): Features {
  const known = memo.get(source);
  if (known !== undefined) return known;
  const features = {
    ...pythonFeatures(source, portfolio),
    ...xmlFeatures(source),
    ...javascriptFeatures(source),
    ...dataFeatures(source),
  };
  memo.set(source, features);
  return features;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const lines = (files: readonly { lines: number }[]) => sum(files.map((file) => file.lines));

function pythonFeatures(source: AddonSource, portfolio: Portfolio): Features {
  const files = source.python.filter((file) => countsAsCode(file.path));
  const classes = files.flatMap((file) => file.classes);
  const models = classes.filter(({ kind }) => kind === 'model' || kind === 'transient' || kind === 'abstract');
  const fields = models.flatMap((entry) => entry.fields);
  const functions = files.flatMap((file) => file.functions);
  const overrides = overridesOf(source, portfolio);
  const decorated = (name: string) =>
    functions.filter(({ decorators }) => decorators.some((decorator) => decorator.name === name)).length;
  return {
    'size.python': lines(files),
    'python.files': files.filter((file) => file.lines > 5).length,
    'python.statements': sum(functions.map(({ statements }) => statements)),
    'python.old': files.filter(({ dialect }) => dialect === 'python2').length,
    'python.models': models.filter(({ model, inherit }) => model !== null && !inherit.includes(model)).length,
    'python.extended': models.filter(({ inherit }) => inherit.length > 0).length,
    'python.foreign': foreignModels(source, portfolio).length,
    'python.wizards': models.filter(({ kind }) => kind === 'transient').length,
    'python.controllers': classes.filter(({ kind }) => kind === 'controller').length,
    'python.fields': fields.length,
    'python.computed': fields.filter(({ kwargs }) => 'compute' in kwargs).length,
    'python.methods': functions.filter((entry) => entry.class !== null).length,
    'python.withSuper': overrides.withSuper.length,
    'python.withoutSuper': overrides.withoutSuper.length,
    'python.onchange': decorated('api.onchange'),
    'python.depends': decorated('api.depends'),
    'python.calls': sum(files.map(({ calls }) => calls.length)),
    'python.attributes': sum(files.map(({ attributes }) => attributes.length)),
    'python.imports': sum(files.map(({ imports }) => imports.filter(({ module }) => !module.startsWith('.')).length)),
    'python.complexity': sum(functions.map(({ complexity }) => complexity)),
  };
}

function xmlFeatures(source: AddonSource): Features {
  const files = source.xml.filter((file) => countsAsCode(file.path));
  const views = files.flatMap((file) => file.views);
  const records = files.flatMap((file) => file.records);
  const operations = [...views, ...files.flatMap((file) => file.templates)].flatMap((entry) => entry.operations);
  const type = (...types: string[]) => views.filter((view) => view.type !== null && types.includes(view.type)).length;
  return {
    'size.xml': lines(files),
    'views.files': files.length,
    'views.nodes': sum(files.map(({ nodes }) => nodes.length)),
    'views.attributes': sum(files.map(({ nodes }) => sum(nodes.map((node) => Object.keys(node.attributes).length)))),
    'views.all': views.length,
    'views.inherited': views.filter(({ inherit }) => inherit !== null).length,
    'views.form': type('form'),
    'views.list': type('tree', 'list'),
    'views.kanban': type('kanban'),
    'views.qweb': type('qweb'),
    'views.operations': operations.length,
    'views.xpaths': operations.filter(({ kind }) => kind === 'xpath').length,
    'views.replaced': operations.filter(({ position }) => position === 'replace').length,
    'views.attributeChanges': operations.filter(({ position }) => position === 'attributes').length,
    'data.records': records.length,
    'data.reports': records.filter(({ model }) => model.startsWith('ir.actions.report')).length,
    'data.crons': records.filter(({ model }) => model === 'ir.cron').length,
    'data.mails': records.filter(({ model }) => model === 'mail.template' || model === 'email.template').length,
    'data.actions': records.filter(({ model }) => model.startsWith('ir.actions.act')).length,
    'data.menus': records.filter(({ model }) => model === 'ir.ui.menu').length,
    'data.rules': records.filter(({ model }) => model === 'ir.rule' || model === 'res.groups').length,
  };
}

function javascriptFeatures(source: AddonSource): Features {
  const files = source.javascript.filter((file) => countsAsCode(file.path));
  const format = (name: string) => lines(files.filter((file) => file.format === name));
  const templates = source.xml.filter((file) => countsAsCode(file.path)).flatMap((file) => file.templates);
  return {
    'size.javascript': lines(files),
    'javascript.files': files.length,
    'javascript.define': format('odoo.define'),
    'javascript.es': format('es'),
    'javascript.plain': format('plain'),
    'javascript.classes': sum(files.map(({ classes }) => classes.length)),
    'javascript.included': sum(files.map((file) => file.classes.filter(({ how }) => how === 'include').length)),
    'javascript.patches': sum(files.map(({ patches }) => patches.length)),
    'javascript.imports': sum(files.map(({ imports }) => imports.length)),
    'javascript.calls': sum(files.map(({ calls }) => calls.length)),
    'javascript.templates': templates.length,
    'javascript.owl': templates.filter(({ owl }) => owl).length,
  };
}

function dataFeatures(source: AddonSource): Features {
  const files = source.csv.filter((file) => countsAsCode(file.path));
  const tests = source.python.filter((file) => /(?:^|\/)tests?\//.test(file.path));
  const manifest = source.manifest?.values ?? {};
  const entries = source.manifest?.entries ?? [];
  return {
    'size.csv': lines(files),
    'size.tests': lines(tests),
    'data.access': sum(files.filter(({ model }) => model === 'ir.model.access').map(({ rows }) => rows.length)),
    'data.depends': source.addon.depends.length,
    'data.entries': entries.filter(({ key }) => key === 'data').length,
    'data.assets': entries.filter(({ key }) => key.startsWith('assets') || key === 'qweb').length,
    'data.hooks': Object.keys(manifest).filter((key) => key.endsWith('_hook')).length,
    'data.external': 'external_dependencies' in manifest ? 1 : 0,
    'data.migrations': source.python.filter((file) => /^(?:migrations|upgrades)\//.test(file.path)).length,
  };
}
