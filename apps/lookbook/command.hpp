#pragma once
// What every subcommand of `lookbook` shares. A subcommand is one file with one function
// add_<name>(CLI::App&), which declares the flags and sets a callback that does the work through run_command.
// Wiring only: the work is in the rooms.

#include <CLI/CLI.hpp>

#include "lookbook/base/function_ref.hpp"
#include "lookbook/base/progress.hpp"
#include "lookbook/base/result.hpp"

namespace lookbook::apps {

void add_benchmark(CLI::App& app);
void add_convert(CLI::App& app);
void add_evaluate(CLI::App& app);
void add_explore(CLI::App& app);
void add_generate(CLI::App& app);
void add_load(CLI::App& app);
void add_serve(CLI::App& app);
void add_store_commands(CLI::App& app);
void add_release(CLI::App& app);
void add_query(CLI::App& app);
void add_models(CLI::App& app);
void add_run(CLI::App& app);

/// The exit status for an error: distinct for every code, 1 is never used, so that scripts can tell a bug
/// from a full disk.
int exit_status(ErrorCode code);

/// Runs `work`; an error is printed to standard error and ends the program with its exit status.
void run_command(FunctionRef<Status(Progress&)> work);

}  // namespace lookbook::apps
