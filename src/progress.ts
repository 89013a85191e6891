/** What the program is doing; the command line, CI and tests listen, the core never prints. */
export interface ProgressEvent {
  phase: 'discover' | 'read' | 'resolve' | 'inspect' | 'gather' | 'weigh' | 'plan' | 'report';
  done: number;
  total: number;
}

export type ProgressListener = (event: ProgressEvent) => void;
