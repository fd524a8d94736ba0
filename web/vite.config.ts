import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// RELATA_URL: the server that answers /api while one works on the client (npm run dev).
const server = process.env.RELATA_URL ?? 'http://localhost:8080';
const answers = ['/api', '/webauthn', '/login/webauthn', '/actuator'];

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': import.meta.dirname + '/src' } },
  build: { target: 'es2022', chunkSizeWarningLimit: 700, assetsInlineLimit: 0 },
  server: { proxy: Object.fromEntries(answers.map((path) => [path, { target: server, changeOrigin: false }])) },
});
