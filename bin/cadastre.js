#!/usr/bin/env node
require("./program").program().run();
