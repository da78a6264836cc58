import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npm run dev`: the console as it is written, on the API of a platform that runs already. */
const api = process.env.QINGQU_API ?? 'http://127.0.0.1:4000';
const paths = ['/graphql', '/livez', '/readyz', '/uploads', '/export/', '/attachments', '/reports'];

// Two pages: the console, and GraphiQL for those who write queries. Everything is bundled: the network they run in has no internet.
export default defineConfig({
  plugins: [react()],
  // GraphiQL's workers cannot be bundled beforehand.
  optimizeDeps: {
    entries: ['index.html'],
    include: [
      'echarts/core',
      'echarts/charts',
      'echarts/components',
      'echarts/renderers',
      'echarts/features',
      'markdown-it',
    ],
  },
  server: { proxy: Object.fromEntries(paths.map((path) => [path, { target: api, ws: path === '/graphql' }])) },
  build: {
    chunkSizeWarningLimit: 6_000,
    reportCompressedSize: false,
    rollupOptions: {
      input: { console: 'index.html', graphiql: 'graphiql.html' },
      // "use no memo" speaks to a compiler that we do not run.
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
    },
  },
});
