import type { Model } from '../model.js';

const ID = /^[0-9a-f]{12}$/;

/** A piece of evidence as a person reads it: ids of findings become their place and rule. */
export function evidenceText(model: Model, evidence: string): string {
  const finding = ID.test(evidence) ? model.finding(evidence) : undefined;
  return finding === undefined ? evidence : `${finding.path}:${finding.line} ${finding.rule}`;
}
