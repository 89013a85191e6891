import type { Ports } from '../../reports/terminal/ui/ports.js';

/** Ports to nowhere, for what is only looked at. */
export function noPorts(own: Partial<Ports> = {}): Ports {
  return {
    replan: null,
    items: null,
    price: null,
    why: null,
    scenarios: null,
    export: null,
    workspace: null,
    source: () => null,
    edit: async () => {},
    copy: () => {},
    suspend: null,
    quit: () => {},
    ...own,
  };
}
