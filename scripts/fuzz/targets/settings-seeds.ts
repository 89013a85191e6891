/** Files that people write for this program, and that it writes. */
export const PLAN: readonly string[] = [
  `# The plan of the harbour.
version: 1
start: 2026-12-01
sprintDays: 14
reserve: 20 # agreed in spring
capacity: 160

sprints:
  - sprint: 1
    name: Ebb
    state: done
    debtHours: 30
    items:
      - { item: DEBT-1, title: Moor the quay, hours: 12, actual: 14, done: true } # took longer
      - { item: DEBT-2, hours: 8, estimate: { p15: 4, p50: 8, p85: 20 }, kind: upgrade }
  - sprint: 2
    state: active
    items: []
  - sprint: 3
    items:
      - item: "DEBT-3#2"
        hours: 3.5
pins:
  - { item: DEBT-3, sprint: 3, reason: "before the season" }
deadlines: [{ item: DEBT-4, by: 2027-01-31 }]
notBefore:
  - item: DEBT-5
    from: 2
splits:
  - { item: DEBT-3, hours: [3, 3.5] }
classes:
  - { item: DEBT-6, class: security }
`,
];

export const REGISTER: readonly string[] = [
  `version: 1
accept:
  - findings: [a1b2, c3d4]
    owner: Anna
    reason: the text is a constant
    until: 2027-06-30
    note: see ticket 12
  - rule: security/unsafe-eval
    addon: har*
    path: "**/models/*.py"
    owner: Anna
    reason: >
      nobody but the port authority
      can write it
snooze:
  - { findings: [e5f6], until: 2027-01-01 }
estimate:
  - { item: DEBT-1, hours: 4 }
assign:
  - { item: DEBT-1, to: Ines }
note:
  - { item: DEBT-1, text: ask first }
`,
];

export const CONFIG: readonly string[] = [
  `from: "14.0"
to: "18.0"
rules:
  off: [maintainability/long-method]
  severity: { security/unsafe-eval: blocker }
  options:
    maintainability/long-method: { statements: 40 }
risk:
  weights: { no-tests: 0.5 }
cost:
  hourlyRate: 90
  interest: { linesFee: true }
usage: { fiscalYearEnd: "03-31", yearEndAddons: [harbour] }
plan: { sprints: 6, capacity: 120, classes: { security: 5 }, skills: { python: 40 } }
`,
];

export const BASELINE: readonly string[] = [
  `{
  "schemaVersion": 1,
  "counts": {
    "harbour/models/quay.py": {
      "performance/write-in-loop": { "count": 2, "ids": ["a", "b"] },
      "security/unsafe-eval": { "count": 1, "ids": [] }
    },
    "harbour/models/ship.py": { "security/unsafe-eval": { "count": 1 } }
  }
}
`,
];
