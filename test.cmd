@echo off
rem Installs what developing needs and checks the program, without a display.
rem
rem   test [PYTEST ARGUMENTS]      the test suite
rem   test --lint, --types, --contracts, --build   one of these checks
rem   test --bench [NAME ...]      the benchmarks
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0scripts\setup.cmd" requirements-dev.lock
if errorlevel 1 exit /b 2
cd /d "%~dp0"
set "BIN=%~dp0.venv\Scripts"
if not defined QT_QPA_PLATFORM set "QT_QPA_PLATFORM=offscreen"
if "%~1"=="--lint" goto lint
if "%~1"=="--types" goto types
if "%~1"=="--contracts" goto contracts
if "%~1"=="--build" goto build
if "%~1"=="--bench" goto bench
"%BIN%\python.exe" -m pytest %*
exit /b %ERRORLEVEL%

:lint
"%BIN%\ruff.exe" check .
if errorlevel 1 exit /b 1
"%BIN%\ruff.exe" format --check .
exit /b %ERRORLEVEL%

:types
"%BIN%\mypy.exe"
exit /b %ERRORLEVEL%

:contracts
"%BIN%\lint-imports.exe"
exit /b %ERRORLEVEL%

:build
"%BIN%\pyinstaller.exe" --noconfirm --log-level WARN build.spec
exit /b %ERRORLEVEL%

:bench
"%BIN%\ld-desktop.exe" bench %2 %3 %4
exit /b %ERRORLEVEL%
