@echo off
rem Runs the to-do server: bin\todo --help
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if "%~1"=="warm-up" (
    "%java%" -XX:AOTCacheOutput="%~dp0..\todo.aot" -Xlog:aot*=off,cds*=off %JAVA_OPTS% -jar "%~dp0..\coppice-todo.jar" warm-up >nul 2>&1 && echo Later starts take half the time, by todo.aot.
) else (
    "%java%" -XX:AOTCache="%~dp0..\todo.aot" -Xlog:aot*=off,cds*=off %JAVA_OPTS% -jar "%~dp0..\coppice-todo.jar" %*
)
