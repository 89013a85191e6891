/** Words and signs of YAML. */
export const YAML_WORDS: readonly string[] = [
  ...`- : ? , [ ] { } # & * ! | > |- >+ % @ \` ' " --- ... ~ null true yes on 0 -0 .inf -.inf .nan 1e400 0x1 0o7 1_000 << <<: *a &a
  !!str !!binary !!set !!omap !!python/object:os.system !tag <tag:x> version: sprints: pins: item: sprint: hours: state:
  done active planned accept: snooze: rule: reason: until: owner: 2027-06-30 2027-02-30 9999-12-31 __proto__: constructor:`
    .trim()
    .split(/\s+/),
  '\n',
  '\n  ',
  '\n  - ',
  '\n\t',
  '&a [*a]',
  '&a {x: *a}',
  '"\\x00"',
  '"\\ud800"',
  '%YAML 1.1\n---\n',
  '\n---\n',
  '[[[[',
  '? {a: b}\n: c\n',
];
