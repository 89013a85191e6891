export { roleScript } from './catalogue.js';
export { collectEvidence } from './collect.js';
export { evidenceScript } from './script.js';
