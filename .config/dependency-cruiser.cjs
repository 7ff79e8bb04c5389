// A second opinion on the import graph, and the source of the drawn one.
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'quant-is-alone', severity: 'error', from: { path: '^src/quant' }, to: { path: '^src/(?!quant)' } },
    {
      name: 'exchange-is-apart',
      severity: 'error',
      from: { path: '^src/exchange' },
      to: { path: '^src/(?!exchange|common|quant)' },
    },
    {
      name: 'exchange-is-reached-over-the-wire',
      severity: 'error',
      // The process that starts it; from then on it is an address like any other.
      from: { path: '^src/', pathNot: '^src/(exchange/|boot/simulated-exchange\\.ts$)' },
      to: { path: '^src/exchange' },
    },
    {
      name: 'no-room-knows-the-root',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(boot/|cli/|cli\\.ts$|main\\.ts$)' },
      to: { path: '^src/(boot/|cli/|cli\\.ts$|main\\.ts$|app\\.module)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: '\\.(spec|d)\\.ts$|^src/(main|cli)\\.ts$' },
      to: {},
    },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
