// Makes a process believe that its pipes are a terminal of 120 × 40: `node --import`ed before the program.
process.env.TERM = 'xterm-256color';
for (const stream of [process.stdin, process.stdout]) Object.defineProperty(stream, 'isTTY', { value: true });
process.stdout.columns = 120;
process.stdout.rows = 40;
process.stdin.setRawMode = () => process.stdin;
