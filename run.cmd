@echo off
rem Installs what is missing and starts the program: run, or run COMMAND ... (see README.md).
rem Needs Python 3.11 or newer from python.org (the py launcher) or a python on the PATH.
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0scripts\setup.cmd" requirements.lock requirements-dev.lock
if errorlevel 1 exit /b 2
"%~dp0.venv\Scripts\ld-desktop.exe" %*
exit /b %ERRORLEVEL%
