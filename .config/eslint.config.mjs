// The architecture as lint: who may import whom, no cycles, pure zones, sizes, and the type-aware rules.
import tseslint from 'typescript-eslint';
import boundaries from 'eslint-plugin-boundaries';
import { importX, createNodeResolver } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

// A room may import itself and what stands before it on its ladder; nothing points right.
const LADDER = [
  'quant',
  'common',
  'config',
  'platform',
  'market',
  'strategies',
  'allocation',
  'execution',
  'analytics',
  'risk',
];
const BASE = ['common', 'config', 'platform'];
const ROOMS = [...LADDER, 'ingestion', 'streams', 'db-proxy', 'health', 'dashboard'];
const MAY_IMPORT = {
  ...Object.fromEntries(LADDER.map((room, i) => [room, LADDER.slice(0, i)])),
  ingestion: [...BASE, 'market'],
  streams: BASE,
  'db-proxy': BASE,
  health: BASE,
  dashboard: BASE,
  exchange: ['quant', 'common'],
  // The command line and those who start the processes; no room knows them.
  boot: [...ROOMS, 'exchange', 'top'],
  cli: [...ROOMS, 'boot', 'top'],
  // What lies directly in src/: the composition root and the two doors. Last, as every other folder is inside it.
  top: [...ROOMS, 'boot', 'cli'],
};
const folderOf = (type) => (type === 'top' ? 'src' : `src/${type}`);
// Framework-free: no Nest, TypeORM, Node, clock, network or randomness.
const PURE = [
  'src/quant/**',
  'src/common/**',
  'src/strategies/kinds/**',
  'src/execution/planner/**',
  'src/execution/safety/breakers/**',
  'src/execution/safety/protections/**',
  'src/db-proxy/grammar/**',
];
const any = (types) => ({ element: { types: { anyOf: types } } });

const typeAware = {
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-floating-promises': 'error',
  // DTO classes describe the wire for class-validator and OpenAPI; plain objects of that shape are what we return.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  // Nest modules are classes with nothing but a decorator.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
};

const sizes = {
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-depth': ['error', 3],
};

export default tseslint.config(
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, emitDecoratorMetadata: true, experimentalDecorators: true },
    },
    plugins: { boundaries, 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver(), createNodeResolver()],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import/resolver': { typescript: true },
      'boundaries/elements': Object.keys(MAY_IMPORT).map((type) => ({ type, pattern: folderOf(type) })),
    },
    rules: {
      ...typeAware,
      'import-x/no-cycle': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: Object.entries(MAY_IMPORT).map(([from, to]) => ({
            from: any([from]),
            allow: { to: any([from, ...to]) },
          })),
        },
      ],
      ...sizes,
      // `max-params` cannot tell a constructor, whose parameters are what is injected, from a function.
      'no-restricted-syntax': [
        'error',
        {
          selector: ':function[params.length>4]:not(MethodDefinition[kind="constructor"] > FunctionExpression)',
          message: 'At most four parameters: take an options object.',
        },
        {
          selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
          message: 'A service injects at most six things.',
        },
      ],
    },
  },
  {
    // The dashboard is a program of its own: it knows the server by its addresses only.
    files: ['web/src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver(), createNodeResolver()],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
    },
    rules: {
      ...typeAware,
      'import-x/no-cycle': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(\\.\\./)+src/', message: 'The dashboard imports nothing of the server.' }] },
      ],
      ...sizes,
      // A line of markup is not a line of logic.
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Only the configuration room reads the environment.
    files: ['src/**/*.ts'],
    ignores: ['src/config/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Inject the configuration.' },
      ],
    },
  },
  {
    files: PURE,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/*', 'typeorm', 'rxjs', 'ioredis', 'socket.io*', 'node:*'],
              message: 'This zone is framework-free.',
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'Date', 'fetch', 'process', 'setTimeout'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Pass a seeded generator.' },
      ],
    },
  },
  {
    // Inner loops over typed arrays stay within bounds by construction; a fallback per element would only cost time.
    files: ['src/quant/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['migrations/**/*.ts'], rules: { 'max-lines-per-function': 'off', 'boundaries/dependencies': 'off' } },
  {
    files: ['src/**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-globals': 'off',
    },
  },
  {
    files: ['src/**/*.spec.ts'],
    rules: { '@typescript-eslint/restrict-template-expressions': 'off', 'max-lines': 'off' },
  },
);
