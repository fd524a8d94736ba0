import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const features = ['records', 'home', 'customers', 'imports', 'insight', 'settings', 'signin'];

export default typescript.config(
  { ignores: ['dist', 'src/shared/api/schema.d.ts'] },
  ...typescript.configs.recommended,
  hooks.configs.flat.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'react-hooks/incompatible-library': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^\\.\\./\\.\\./', message: 'Import from other folders by @/.' }],
          paths: [{ name: '@mantine/core', importNames: ['Select'], message: 'Use Select of @/shared/fields/Select.' }],
        },
      ],
    },
  },
  // app composes features; features never import each other; what they share is in shared.
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: features
            .filter((other) => other !== feature)
            .map((other) => ({
              group: [`@/features/${other}`, `@/features/${other}/*`],
              message: 'Features never import each other.',
            }))
            .concat([{ group: ['@/app/*'], message: 'app composes features, not the other way round.' }]),
        },
      ],
    },
  })),
  {
    files: ['src/shared/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/app/*', '@/features/*'], message: 'shared knows neither app nor features.' }] },
      ],
    },
  },
);
