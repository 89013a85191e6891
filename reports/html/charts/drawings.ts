import type { UpgradeParts } from '../../shared/areas.js';
import type { Outlook } from '../../shared/outlook.js';
import type { RouteMap } from '../../shared/route.js';
import type { Drawing } from './figure.js';
import type { RoutePicture } from './route-map.js';

/** The charts of the page; null where there is nothing to draw. */
export interface Drawings {
  map: Drawing | null;
  addons: { drawing: Drawing; shown: number } | null;
  hops: Drawing | null;
  areas: Drawing | null;
  sprints: Drawing | null;
  outlook: Drawing | null;
  scenarios: Drawing | null;
  route: RoutePicture | null;
}

/** What charts and their tables are both made from. */
export interface Told {
  parts: UpgradeParts;
  outlook: Outlook | null;
  route: RouteMap;
}
