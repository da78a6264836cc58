import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Two pages: the console, and GraphiQL for those who write queries. Everything is bundled: the network they run in has no internet.
export default defineConfig({
  plugins: [react()],
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
