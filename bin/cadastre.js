#!/usr/bin/env node
require("./program").run();
