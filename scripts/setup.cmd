@echo off
rem Shared by run.cmd and test.cmd: a .venv made from a lock.
rem
rem   call setup.cmd LOCK [OTHER LOCK]   makes it from LOCK, unless it is there from either
rem
rem A finished set-up leaves .venv\ld-desktop.stamp with the lock's name, the hashes of the lock and of
rem pyproject.toml, and the place. One that was cut off has none, or still has .venv\ld-desktop.busy.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "VENV=%ROOT%\.venv"
set "STAMP=%VENV%\ld-desktop.stamp"
set "BUSY=%VENV%\ld-desktop.busy"

call :ready "%~1"
if not errorlevel 1 exit /b 0
if not "%~2"=="" (
    call :ready "%~2"
    if not errorlevel 1 exit /b 0
)

set "PYTHON="
call :try py -3
if not defined PYTHON call :try python
if not defined PYTHON (
    echo Er is geen Python 3.11 of nieuwer gevonden. Installeer Python van python.org en probeer het opnieuw. 1>&2
    echo No Python 3.11 or newer was found. Install Python from python.org and try again. 1>&2
    exit /b 2
)

echo Programma klaarzetten in .venv, eenmalig / setting up .venv, once 1>&2
if exist "%STAMP%" del "%STAMP%"
call :usable
if errorlevel 1 if exist "%VENV%" rmdir /s /q "%VENV%"
if not exist "%VENV%\Scripts\python.exe" (
    %PYTHON% -m venv "%VENV%"
    if errorlevel 1 goto failed
)
type nul > "%BUSY%"
set "PIP="%VENV%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-input --no-deps"
%PIP% --require-hashes --only-binary :all: --requirement "%ROOT%\%~1"
if errorlevel 1 goto failed
%PIP% --no-build-isolation --no-index --editable "%ROOT%"
if errorlevel 1 goto failed
call :wanted "%~1"
if errorlevel 1 goto failed
> "%STAMP%" echo(%WANTED%
del "%BUSY%"
exit /b 0

:failed
echo Het klaarzetten is niet gelukt; zie hierboven. De volgende start begint opnieuw. 1>&2
echo The set-up failed; see above. The next start begins anew. 1>&2
exit /b 2

:try
%* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))" >nul 2>&1
if not errorlevel 1 set "PYTHON=%*"
exit /b 0

:usable
if exist "%BUSY%" exit /b 1
if not exist "%VENV%\Scripts\python.exe" exit /b 1
"%VENV%\Scripts\python.exe" -m pip --version >nul 2>&1
if errorlevel 1 exit /b 1
findstr /l /i /c:"%VENV%" "%VENV%\Scripts\activate.bat" >nul 2>&1
exit /b %ERRORLEVEL%

:ready
if exist "%BUSY%" exit /b 1
if not exist "%STAMP%" exit /b 1
if not exist "%VENV%\Scripts\ld-desktop.exe" exit /b 1
call :wanted "%~1"
if errorlevel 1 exit /b 1
set "HAVE="
set /p HAVE=<"%STAMP%"
if not "%HAVE%"=="%WANTED%" exit /b 1
"%VENV%\Scripts\python.exe" -c "" >nul 2>&1
exit /b %ERRORLEVEL%

:wanted
set "LOCKHASH="
set "PROJECTHASH="
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%ROOT%\%~1" SHA256') do if not defined LOCKHASH set "LOCKHASH=%%H"
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%ROOT%\pyproject.toml" SHA256') do if not defined PROJECTHASH set "PROJECTHASH=%%H"
if not defined LOCKHASH exit /b 1
if not defined PROJECTHASH exit /b 1
set "WANTED=%~1 %LOCKHASH: =% %PROJECTHASH: =% %ROOT%"
exit /b 0
