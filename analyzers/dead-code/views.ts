import type { AddonSource } from '../../src/domain/addon.js';
import type { XmlFacts, XmlRecord, XmlView } from '../../src/domain/facts/index.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { ownWorld, type World } from '../resolution/world.js';
import { installedWith } from '../rules/shared/dependencies.js';
import { hasOpaqueFiles, mentionsOf } from './mentions.js';

/** A view that nothing shows. */
export interface DeadView {
  facts: XmlFacts;
  record: XmlRecord;
  /** The view that Odoo takes instead, or null for a template. */
  before: string | null;
  model: string;
  type: string;
}

/** A view that stands on its own. Source: odoo/addons/base/models/ir_ui_view.py: `_order = "priority,name"`, 16 by default. */
interface Primary {
  addon: string;
  id: string;
  priority: number;
  name: string;
}

const primaries = new WeakMap<Portfolio, Map<string, Primary[]>>();
const corePrimaries = new WeakMap<SymbolIndex, Map<string, { id: string; module: string; priority: number }[]>>();

const slot = (model: string, type: string) => `${model} ${type === 'list' ? 'tree' : type}`;

function push<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** Priority of a view; null where it is no plain number. */
function priorityOf(view: XmlView): number | null {
  if (view.priority === null || view.priority === '') return 16;
  return /^\d+$/.test(view.priority.trim()) ? Number(view.priority) : null;
}

function nameOf(record: XmlRecord): string {
  return record.fields.find((field) => field.name === 'name')?.text ?? '';
}

function standsAlone(view: XmlView): view is XmlView & { model: string; type: string } {
  return view.inherit === null && view.model !== null && view.type !== null && view.type !== 'qweb';
}

function primariesOf(portfolio: Portfolio): Map<string, Primary[]> {
  let found = primaries.get(portfolio);
  if (found !== undefined) return found;
  found = new Map();
  for (const source of portfolio.sources.values()) {
    for (const facts of source.xml) {
      if (!isLoaded(source, facts.path)) continue;
      for (const view of facts.views) {
        const priority = priorityOf(view);
        const record = facts.records[view.record]!;
        if (!standsAlone(view) || priority === null || isSwitchedOff(record)) continue;
        const { name } = source.addon;
        push(found, slot(view.model, view.type), { addon: name, id: record.id ?? '', priority, name: nameOf(record) });
      }
    }
  }
  primaries.set(portfolio, found);
  return found;
}

function corePrimariesOf(index: SymbolIndex) {
  let found = corePrimaries.get(index);
  if (found !== undefined) return found;
  found = new Map();
  for (const id of index.views()) {
    const view = index.view(id);
    if (view === null || view.inherit !== null || view.model === null || view.type === null || view.demo) continue;
    push(found, slot(view.model, view.type), { id, module: view.module, priority: view.priority });
  }
  corePrimaries.set(index, found);
  return found;
}

function isLoaded({ manifest }: AddonSource, path: string): boolean {
  return (
    manifest?.entries.some(({ key, value }) => /^(data|init_xml|update_xml)$/.test(key) && value === path) ?? false
  );
}

/** `active` is false or computed. */
function isSwitchedOff(record: XmlRecord): boolean {
  const active = record.fields.find((field) => field.name === 'active');
  return active !== undefined && !/^(True|1)$/.test((active.eval ?? active.text).trim());
}

/** Views and templates that no scanned code names and that Odoo does not take by itself, in source order. */
export function* deadViews(context: RuleContext): Iterable<DeadView> {
  const { source, portfolio, symbols } = context;
  if (!source.addon.installable || symbols === undefined || hasOpaqueFiles(source)) return;
  const mentions = mentionsOf(portfolio);
  const installed = installedWith(portfolio, source.addon.name);
  let world: World | null | undefined;
  for (const facts of source.xml) {
    if (!isLoaded(source, facts.path)) continue;
    for (const view of facts.views) {
      const record = facts.records[view.record]!;
      const { id } = record;
      if (id === null || !/^\w+$/.test(id) || isSwitchedOff(record)) continue;
      const own = declarations(portfolio, source, id) + (nameOf(record) === id ? 1 : 0);
      if (mentions.count(id) > own || mentions.isPutTogether(id)) continue;
      if (isTemplate(facts, record, view)) {
        yield { facts, record, before: null, model: '', type: 'qweb' };
        continue;
      }
      if (!standsAlone(view)) continue;
      world ??= ownWorld(source, portfolio, symbols);
      const before = takenInstead(view, record, installed, portfolio, world);
      if (before !== null) yield { facts, record, before, model: view.model, type: view.type };
    }
  }
}

/** How often the addon declares the record: each time its id stands there once. */
function declarations(portfolio: Portfolio, source: AddonSource, id: string): number {
  return portfolio.registry.xmlids.get(`${source.addon.name}.${id}`)?.length ?? 1;
}

/** A `<template>` of its own that no page shows. Options of the website editor are switched by people. */
function isTemplate(facts: XmlFacts, record: XmlRecord, view: XmlView): boolean {
  if (record.tag !== 'template' || view.inherit !== null || view.mode !== 'primary') return false;
  const { attributes } = facts.nodes[record.node]!;
  return !['inherit_id', 'page', 'customize_show', 'primary', 'active', 'key', 'optional'].some(
    (name) => name in attributes,
  );
}

/** The view of the same model and type that Odoo finds first, or null where this one is found or it cannot be told. */
function takenInstead(
  view: XmlView & { model: string; type: string },
  record: XmlRecord,
  installed: ReadonlySet<string>,
  portfolio: Portfolio,
  world: World | null,
): string | null {
  const priority = priorityOf(view);
  if (priority === null) return null;
  const key = slot(view.model, view.type);
  const name = nameOf(record);
  const scanned = primariesOf(portfolio)
    .get(key)
    ?.find(
      (other) =>
        installed.has(other.addon) &&
        other.id !== record.id &&
        (other.priority < priority || (other.priority === priority && sortsFirst(other.name, name))),
    );
  if (scanned !== undefined) return scanned.id.includes('.') ? scanned.id : `${scanned.addon}.${scanned.id}`;
  if (world === null) return null;
  const visible = world.visible(world.from);
  const core = corePrimariesOf(world.before)
    .get(key)
    ?.find((other) => (visible === null || visible.has(other.module)) && other.priority < priority);
  return core?.id ?? null;
}

/** Databases sort by their own locale, which may overlook dots and case: only what sorts so either way is sure. */
function sortsFirst(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return a !== '' && b !== '' && a < b && plain(a) < plain(b);
}
