#!/usr/bin/env node
// Here, and not in dist, so that an install links the command before the first build.
import '../dist/cli.js';
