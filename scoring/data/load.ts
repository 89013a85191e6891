import { readFileSync } from 'node:fs';
import { packageFile } from '../../src/package-root.js';
import type { UpgradeModel } from '../upgrade-model.js';

let loaded: UpgradeModel | undefined;

/** The shipped model of upgrade work, read once. @throws Error where the package is incomplete. */
export function loadModel(): UpgradeModel {
  loaded ??= JSON.parse(readFileSync(packageFile('scoring', 'data', 'upgrade-model.json'), 'utf8')) as UpgradeModel;
  return loaded;
}
