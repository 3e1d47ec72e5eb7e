#pragma once
// How long to wait before asking again: exponential back-off with jitter, so that many who failed together do
// not come back together.

namespace lookbook::storage {

/// Seconds before attempt `attempt` + 1, from 1: 0.25, 0.5, 1, 2, 4 and then 8, each times a random factor
/// from 0.5 to 1. Thread-safe.
double seconds_before_retry(int attempt);

}  // namespace lookbook::storage
