import { spawnSync } from 'node:child_process';
import type { Ports } from '../../../reports/terminal/ui/ports.js';
import type { Workspace } from '../../domain/workspace.js';
import type { Io } from '../io.js';
import { editorCommand } from './editor.js';
import type { Host } from './host.js';
import type { PlanningPorts } from './planning.js';
import type { Sources } from './sources.js';
import type { Terminal } from './terminal.js';

/** What the UI may do to the world outside of it. */
export function portsOf(
  host: Host,
  terminal: Terminal,
  sources: Sources,
  planning: PlanningPorts,
  workspace: Workspace | null,
  io: Io,
): Ports {
  return {
    ...planning,
    workspace,
    source: sources.linesOf,
    edit: async (finding) => {
      const file = sources.fileOf(finding);
      if (file === null) throw new Error(`${finding.path} is not here`);
      const { command, args } = editorCommand(io.env, file, finding.line);
      // The loop stands still meanwhile, so that nobody but the editor reads the keyboard.
      const { error, status } = host.aside(() => spawnSync(command, args, { stdio: 'inherit', cwd: io.cwd }));
      sources.forget();
      if (error !== undefined) throw new Error(`${command} cannot be started; set $VISUAL or $EDITOR`);
      if (status !== 0 && status !== null) throw new Error(`${command} ended with code ${status}`);
    },
    // OSC 52: the terminal puts it on the clipboard, over ssh too.
    copy: (text) => void terminal.stdout.write(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`),
    suspend: host.suspend,
    quit: host.quit,
  };
}
