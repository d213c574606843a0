@echo off
rem Starts nightcut.jar, which lies beside this file, with the java of JAVA_HOME or else of the PATH.
setlocal
set "NIGHTCUT_PROGRAM=%~dp0."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

rem A JVM that does not start ends with 1, which means "some projects failed" of a run.
"%java%" -version >nul 2>&1 || (
    echo nightcut cannot start: there is no %java% that works. Install Java 17 or newer, or set JAVA_HOME. Nothing was sent. 1>&2
    exit /b 70
)
set "version="
for /f "tokens=3" %%v in ('call "%java%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined version set "version=%%~v"
for /f "delims=.-" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
    echo nightcut cannot start: it needs Java 17 or newer, and %java% is version %version%. Set JAVA_HOME. Nothing was sent. 1>&2
    exit /b 70
)

"%java%" -XX:TieredStopAtLevel=1 -Xmx512m -jar "%~dp0nightcut.jar" %*
exit /b %ERRORLEVEL%
