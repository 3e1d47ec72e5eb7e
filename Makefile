# The two commands are `make demo` and `make test`; both install what is missing and can be repeated.
.PHONY: help demo build test soak bench lint format clean

help:            ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo:            ## install, build, generate a demo shop, train, and serve it
	@scripts/demo

build:           ## build/release/bin/lookbook and the web site
	@scripts/build

test:            ## install what is missing and run every test
	@scripts/test

soak:            ## the long campaigns: kills, a large shop, fuzzing
	@scripts/soak

bench:           ## the speed of each step, beside its peers
	@scripts/bench

lint:            ## clang-tidy over the whole source (slow)
	@scripts/lint

format:          ## format every C++ file
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-16 -i

clean:           ## remove everything that was built
	@rm -rf build demo web/dist
