import type { AddonSource } from '../domain/addon.js';
import { stringOf, stringsOf } from '../domain/facts/value.js';
import type { Place, Route } from '../domain/portfolio.js';
import { push } from './models.js';
import { fullXmlId } from './xmlids.js';

/** Routes of all controllers; `auth` is `user` where the decorator does not say. Source: odoo/http.py route(). */
export function collectRoutes(sources: readonly AddonSource[]): Route[] {
  const routes: Route[] = [];
  for (const source of sources) {
    for (const file of source.python) {
      for (const method of file.functions) {
        const decorator = method.decorators.find((candidate) => /(^|\.)route$/.test(candidate.name));
        if (!decorator || method.class === null) continue;
        const urls = stringsOf(decorator.args[0] ?? decorator.kwargs.route);
        for (const url of urls) {
          routes.push({
            addon: source.addon.key,
            path: file.path,
            line: decorator.line,
            column: decorator.column,
            url,
            auth: stringOf(decorator.kwargs.auth) ?? 'user',
            className: file.classes[method.class]?.name ?? '',
            method: method.name,
          });
        }
      }
    }
  }
  return routes;
}

/** Names of QWeb and OWL templates: `<template>` ids, `t-name` of views and of files in static/. */
export function collectTemplates(sources: readonly AddonSource[]): Map<string, Place[]> {
  const templates = new Map<string, Place[]>();
  for (const source of sources) {
    for (const file of source.xml) {
      const place = (index: number): Place => {
        const node = file.nodes[index]!;
        return { addon: source.addon.key, path: file.path, line: node.line, column: node.column };
      };
      for (const template of file.templates) if (template.name) push(templates, template.name, place(template.node));
      for (const record of file.records) {
        if (record.tag === 'template' && record.id)
          push(templates, fullXmlId(record.id, source.addon.name), place(record.node));
      }
    }
  }
  return templates;
}

/** Asset bundles of manifests (15.0 on) and of templates that extend a bundle (up to 14.0). */
export function collectBundles(sources: readonly AddonSource[]): Map<string, Place[]> {
  const bundles = new Map<string, Place[]>();
  for (const source of sources) {
    for (const entry of source.manifest?.entries ?? []) {
      if (!entry.key.startsWith('assets:')) continue;
      const place = { addon: source.addon.key, path: source.manifest!.path, line: entry.line, column: entry.column };
      push(bundles, entry.key.slice('assets:'.length), place);
    }
    for (const file of source.xml) {
      for (const view of file.views) {
        if (!view.inherit || !/(^|\.)assets_/.test(view.inherit)) continue;
        const node = file.nodes[file.records[view.record]!.node]!;
        push(bundles, view.inherit, { addon: source.addon.key, path: file.path, line: node.line, column: node.column });
      }
    }
  }
  return bundles;
}
